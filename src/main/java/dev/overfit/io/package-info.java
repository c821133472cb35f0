/**
 * Files and folders that appear whole or not at all, and the record framing shared by several of
 * TensorFlow's file formats: everything that this program writes to disk goes through here. Also
 * makes foreign text safe for messages.
 */
@NullMarked
package dev.overfit.io;

import org.jspecify.annotations.NullMarked;
