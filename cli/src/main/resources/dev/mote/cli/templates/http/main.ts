// GET /hello/{name} greets, POST /echo sends the body back as it comes, and everything else is 404.
interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(response: Response | Promise<Response>): void;
}

function answer(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (pathname === '/echo') return new Response(request.body);
  const [, first, name] = pathname.split('/');
  if (first === 'hello' && name) return new Response(`Hello ${decodeURIComponent(name)}\n`);
  return new Response('There is nothing here\n', { status: 404 });
}

addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent;
  respondWith.call(event, answer(request));
});
