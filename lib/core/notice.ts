/** What has to be said of the decisions around findings: a waiver that has expired, a baseline that can shrink. */
export interface Notice {
  /** An error fails like a finding does. */
  readonly level: 'error' | 'warning';
  /** What it is about, such as `WaiverExpired`. */
  readonly id: NoticeId;
  readonly message: string;
  readonly fix: string;
  /** The construct, or the file, that it is written on. */
  readonly where: string;
}

export type NoticeId = 'WaiverExpired' | 'WaiverExpiresSoon' | 'WaiverUsed' | 'WaiverKnown' | 'BaselineShrinks' | 'AcknowledgementReasoned';
