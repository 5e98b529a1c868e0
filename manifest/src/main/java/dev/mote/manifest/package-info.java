/** Manifests: {@code mote.toml} and the configuration files of serverless-wasm, read whole and with all their errors. */
package dev.mote.manifest;
