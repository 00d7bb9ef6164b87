/** Cursors and problems. */
@NullMarked
package io.agentcron.api.http;

import org.jspecify.annotations.NullMarked;
