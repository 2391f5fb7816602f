import { Folder } from '../core/folder';

/** Works in a folder of its own, as a user does, until the test is over. */
export function inWorkingFolder(): { readonly folder: () => Folder } {
  let folder: Folder;
  let before: string;
  beforeEach(() => {
    before = process.cwd();
    folder = new Folder();
    process.chdir(folder.path);
  });
  afterEach(() => {
    process.chdir(before);
    folder.remove();
  });
  return { folder: () => folder };
}
