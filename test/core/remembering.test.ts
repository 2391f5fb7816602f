import { Remembering } from '../../lib/core/remembering';

class Book extends Remembering {}

test('what is asked twice is computed once, also where the answer is that nothing is there', () => {
  const book = new Book();
  const compute = jest.fn((of: Book) => (of === book ? undefined : 'another book'));
  expect([book.once('index', compute), book.once('index', compute)]).toEqual([undefined, undefined]);
  expect(compute).toHaveBeenCalledTimes(1);
});

test('different questions have different answers, and so has another one of whom they are asked', () => {
  const [book, other] = [new Book(), new Book()];
  expect([book.once('title', () => 'A'), book.once('pages', () => 1), other.once('title', () => 'B'), book.once('title', () => 'C')]).toEqual(['A', 1, 'B', 'A']);
});
