/** Tests of the executor's decisions. */
@NullMarked
package io.agentcron.executor.run;

import org.jspecify.annotations.NullMarked;
