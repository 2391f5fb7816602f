/** Endings of keys by the type of what such objects hold. https://www.iana.org/assignments/media-types */
const suffixesByType: ReadonlyMap<string, readonly string[]> = new Map([
  ['application/gzip', ['.gz']],
  ['application/json', ['.json']],
  ['application/msword', ['.doc']],
  ['application/pdf', ['.pdf']],
  ['application/vnd.apache.parquet', ['.parquet']],
  ['application/vnd.ms-excel', ['.xls']],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', ['.pptx']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['.xlsx']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['.docx']],
  ['application/xml', ['.xml']],
  ['application/zip', ['.zip']],
  ['audio/mpeg', ['.mp3']],
  ['audio/wav', ['.wav']],
  ['image/avif', ['.avif']],
  ['image/gif', ['.gif']],
  ['image/jpeg', ['.jpg', '.jpeg']],
  ['image/png', ['.png']],
  ['image/svg+xml', ['.svg']],
  ['image/tiff', ['.tif', '.tiff']],
  ['image/webp', ['.webp']],
  ['text/csv', ['.csv']],
  ['text/html', ['.html', '.htm']],
  ['text/markdown', ['.md']],
  ['text/plain', ['.txt']],
  ['text/xml', ['.xml']],
  ['video/mp4', ['.mp4']],
  ['video/quicktime', ['.mov']],
  ['video/webm', ['.webm']],
]);

/** How keys of objects of a type end, in lower case; undefined where that is not known. */
export function suffixesOf(contentType: string): readonly string[] | undefined {
  return suffixesByType.get(contentType.toLowerCase());
}
