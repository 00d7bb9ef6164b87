/** What the wire format carries, and what it survives. */
@NullMarked
package io.agentcron.schemas.serde;

import org.jspecify.annotations.NullMarked;
