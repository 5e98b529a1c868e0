/**
 * wasi:http of WASI 0.2: the request that a component answers, and the requests it makes. Bodies stream both ways, in
 * bounded pieces. Where answers go and how connections are made is given by whoever runs the component.
 */
package dev.mote.wasi.http;
