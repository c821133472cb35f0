/**
 * Files and folders that appear whole or not at all. Everything that leaves this program for a disk
 * goes through here.
 */
@NullMarked
package dev.overfit.io;

import org.jspecify.annotations.NullMarked;
