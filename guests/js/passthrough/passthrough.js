// Sends the body of the request back while it comes, on the interfaces of wasi:http themselves.
import { Fields, OutgoingBody, OutgoingResponse, ResponseOutparam } from 'wasi:http/types@0.2.12';

const isClosed = (error) => error.payload?.tag === 'closed';

export const incomingHandler = {
  handle(request, out) {
    const incoming = request.consume();
    const response = new OutgoingResponse(new Fields());
    const outgoing = response.body();
    ResponseOutparam.set(out, { tag: 'ok', val: response });
    const from = incoming.stream();
    const to = outgoing.write();
    try {
      for (;;) to.blockingSplice(from, 65536n);
    } catch (error) {
      if (!isClosed(error)) throw error;
    }
    from[Symbol.dispose]();
    to[Symbol.dispose]();
    OutgoingBody.finish(outgoing, undefined);
  },
};
