/**
 * The contracts that every service and every subscriber shares: which topics exist, what they carry
 * and how they are kept, and how the id of a scheduled run follows from its schedule and its
 * nominal time. The records themselves are generated from {@code src/main/avro} into {@code
 * io.agentcron.contract}.
 */
@NullMarked
package io.agentcron.schemas;

import org.jspecify.annotations.NullMarked;
