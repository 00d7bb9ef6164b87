/**
 * Avro on Confluent's wire format: a zero byte, the schema's id in four bytes, the record in Avro's
 * binary form. Confluent's own serializers read and write the same. State that services keep for
 * themselves is in Avro too.
 */
@NullMarked
package io.agentcron.schemas.serde;

import org.jspecify.annotations.NullMarked;
