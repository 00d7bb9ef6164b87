// Prints the journal, one JSON object a line: what happened to every run, from the beginning and live.
//
//   npm install
//   node subscriber.mjs <bootstrap servers> <registry url> [<topic prefix>]
//
// The three values are told by GET /api/info: kafkaBootstrap, registryUrl, topicPrefix.
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, logLevel } from 'kafkajs';

const [bootstrap, registryUrl, prefix = 'agentcron.'] = process.argv.slice(2);
if (!bootstrap || !registryUrl) {
  console.error('usage: node subscriber.mjs <bootstrap servers> <registry url> [<topic prefix>]');
  process.exit(2);
}

const kafka = new Kafka({ brokers: bootstrap.split(','), logLevel: logLevel.ERROR });
const registry = new SchemaRegistry({ host: registryUrl });
// A group of its own each time: this program shows everything and remembers nothing.
const consumer = kafka.consumer({ groupId: `subscriber-${process.pid}-${Date.now()}` });

// 64-bit numbers are bigints where they do not fit a double.
const plain = (_, value) => (typeof value === 'bigint' ? value.toString() : value);

await consumer.connect();
await consumer.subscribe({ topic: `${prefix}run-events`, fromBeginning: true });
await consumer.run({
  eachMessage: async ({ partition, message }) => {
    const event = await registry.decode(message.value);
    // The payload is one of many records, under its full name.
    const [[name, payload]] = Object.entries(event.payload);
    const type = name.split('.').at(-1);
    console.log(JSON.stringify({ partition, offset: message.offset, type, ...event, payload }, plain));
  },
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await consumer.disconnect();
    process.exit(0);
  });
}
