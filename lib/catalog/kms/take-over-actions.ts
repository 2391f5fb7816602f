/** Each of them is, alone, a way to all that can be done with a key. */
export const takeOverActions: readonly string[] = ['kms:PutKeyPolicy', 'kms:CreateGrant', 'kms:ScheduleKeyDeletion'];
