const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that there is: RFC 3339, full-date. */
export function date(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= days[month - 1] + (leap ? 1 : 0);
}

/** A time of day with its zone: RFC 3339, full-time. A leap second is taken at the end of a day in UTC. */
export function time(text: string): boolean {
  const parts = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[zZ]|([-+])(\d\d):(\d\d))$/.exec(text);
  if (!parts) return false;
  const [hour, minute, second, , zoneHour, zoneMinute] = parts.slice(1).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59) return false;
  if (second < 60) return true;
  const utc = hour * 60 + minute - (parts[4] === '-' ? -1 : 1) * (zoneHour * 60 + zoneMinute);
  return (utc + 2880) % 1440 === 1439;
}

/** A moment: RFC 3339, date-time. */
export function dateTime(text: string): boolean {
  const [day, hours, ...rest] = text.split(/[tT]/);
  return rest.length === 0 && hours !== undefined && date(day) && time(hours);
}
