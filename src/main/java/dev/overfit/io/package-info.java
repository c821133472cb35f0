/**
 * Files and folders that appear whole or not at all, and the framing of records that several of
 * TensorFlow's file formats share: everything that leaves this program for a disk goes through
 * here. And text of others, as messages may show it.
 */
@NullMarked
package dev.overfit.io;

import org.jspecify.annotations.NullMarked;
