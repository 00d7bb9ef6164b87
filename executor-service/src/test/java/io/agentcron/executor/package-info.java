/** Tests of the executor as a whole. */
@NullMarked
package io.agentcron.executor;

import org.jspecify.annotations.NullMarked;
