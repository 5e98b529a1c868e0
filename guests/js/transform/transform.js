// A list of orders -> what each customer spent, the biggest spender first.
export function exec(input) {
  const spent = new Map();
  for (const { customer, items } of JSON.parse(input)) {
    const sum = items.reduce((total, { price, count }) => total + price * count, 0);
    spent.set(customer, (spent.get(customer) ?? 0) + sum);
  }
  const customers = [...spent].map(([customer, total]) => ({ customer, total }));
  return JSON.stringify(customers.sort((one, other) => other.total - one.total));
}
