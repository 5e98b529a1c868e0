/**
 * Modules and files on any server that speaks S3. Implements {@code platform.spi}; the only room that knows the SDK.
 */
package dev.mote.s3;
