/** Real servers, started, killed and started again in temporary directories. */
@NullMarked
package io.agentcron.embedded;

import org.jspecify.annotations.NullMarked;
