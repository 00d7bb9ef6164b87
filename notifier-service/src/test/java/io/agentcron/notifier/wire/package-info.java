/** Tests of the package of the same name. */
@NullMarked
package io.agentcron.notifier.wire;

import org.jspecify.annotations.NullMarked;
