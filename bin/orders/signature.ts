import { createHmac } from 'node:crypto';

/** Ties an order's fields to the service that stored it. */
export function signature(key: string, id: string, product: string, quantity: number): string {
  return createHmac('sha256', key).update(JSON.stringify([id, product, quantity])).digest('base64url');
}
