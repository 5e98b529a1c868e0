package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;

/**
 * What a route does with a request's body.
 *
 * @param taken whether it reads one at all
 * @param limit bytes that it takes at most
 * @param tooLarge what a longer body is answered with
 */
record BodyRule(boolean taken, long limit, ErrorCode tooLarge) {
    /** More than any JSON document of ours needs. */
    private static final long MAX_JSON = 64 << 10;

    static final BodyRule NONE = new BodyRule(false, 0, ErrorCode.INVALID_REQUEST);

    static final BodyRule JSON = new BodyRule(true, MAX_JSON, ErrorCode.INVALID_REQUEST);

    /** The input of a call: the function's own limit decides, once it is known. */
    static final BodyRule INPUT = new BodyRule(true, Limit.INPUT.maximum(), ErrorCode.INPUT_TOO_LARGE);

    /** A file in a form, and the lines that the form puts around it. */
    static BodyRule file(Limits limits) {
        return new BodyRule(true, limits.get(Limit.FILE_SIZE) + MAX_JSON, ErrorCode.FILE_TOO_LARGE);
    }

    static BodyRule module(Limits limits) {
        return new BodyRule(true, limits.get(Limit.MODULE_SIZE), ErrorCode.MODULE_TOO_LARGE);
    }
}
