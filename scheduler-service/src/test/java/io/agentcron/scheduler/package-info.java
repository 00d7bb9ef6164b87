/** The service as a whole: its layering, and its work on a real broker. */
@NullMarked
package io.agentcron.scheduler;

import org.jspecify.annotations.NullMarked;
