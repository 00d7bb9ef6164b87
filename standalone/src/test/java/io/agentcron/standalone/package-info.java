/** The command line and the whole instance, as processes that are started, told to stop, killed. */
@NullMarked
package io.agentcron.standalone;

import org.jspecify.annotations.NullMarked;
