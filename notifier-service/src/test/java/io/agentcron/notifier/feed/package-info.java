/** Tests of the package of the same name. */
@NullMarked
package io.agentcron.notifier.feed;

import org.jspecify.annotations.NullMarked;
