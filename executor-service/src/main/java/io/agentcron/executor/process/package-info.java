/**
 * Operating-system processes that end when they are told to, with all that they have started: found
 * by ancestry, and by a marker in their environment where they have left their family.
 */
@NullMarked
package io.agentcron.executor.process;

import org.jspecify.annotations.NullMarked;
