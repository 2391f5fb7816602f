/** What a customer orders. */
export interface Order {
  readonly product: string;
  readonly quantity: number;
}

/** What an order is, as JSON Schema: of the API's model, and of the functions' input guards. */
export const orderSchema = {
  type: 'object',
  required: ['product', 'quantity'],
  additionalProperties: false,
  properties: {
    product: { type: 'string', minLength: 1, maxLength: 80 },
    quantity: { type: 'integer', minimum: 1, maximum: 100 },
  },
};
