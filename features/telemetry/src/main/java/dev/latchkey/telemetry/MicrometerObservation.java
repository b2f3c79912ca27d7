package dev.latchkey.telemetry;

import dev.latchkey.observe.Observation;
import dev.latchkey.observe.ObservedCall.ProviderCall;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.Observation.Scope;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An observation of Micrometer. Its handlers make a timer and a span of it. */
final class MicrometerObservation implements Observation {

    private final io.micrometer.observation.Observation observation;
    private final MeasuredCall call;
    private final Map<String, String> headers;
    private volatile int status;

    private MicrometerObservation(
            io.micrometer.observation.Observation observation, MeasuredCall call, Map<String, String> headers) {
        this.observation = observation;
        this.call = call;
        this.headers = headers;
    }

    static MicrometerObservation start(ObservationRegistry registry, MeasuredCall call, boolean tracing) {
        Map<String, String> headers = new LinkedHashMap<>();
        Context context = call.request() == null ? new Context() : request(call.request(), headers, tracing);
        context.setContextualName(call.name());
        var observation = io.micrometer.observation.Observation.createNotStarted(
                call.metric().dotted(), () -> context, registry);
        return new MicrometerObservation(observation.start(), call, headers);
    }

    private static Context request(ProviderCall request, Map<String, String> headers, boolean tracing) {
        SenderContext<Map<String, String>> context = new SenderContext<>(
                (carrier, name, value) -> {
                    if (tracing && carrier != null && TraceHeaders.NAMES.contains(name)) {
                        carrier.put(name, value);
                    }
                },
                Kind.CLIENT);
        context.setCarrier(headers);
        context.setRemoteServiceName(request.host());
        context.addHighCardinalityKeyValue(KeyValue.of("server.address", request.host()));
        context.addHighCardinalityKeyValue(KeyValue.of("server.port", Integer.toString(request.port())));
        return context;
    }

    @Override
    public void headers(BiConsumer<String, String> header) {
        headers.forEach(header);
    }

    @Override
    public Opened open() {
        Scope scope = observation.openScope();
        return scope::close;
    }

    @Override
    public void answered(int code) {
        status = code;
    }

    @Override
    public void end(@Nullable Throwable failure) {
        List<String> values = call.values(status, failure);
        for (int i = 0; i < values.size(); i++) {
            observation.lowCardinalityKeyValue(call.metric().labels().get(i), values.get(i));
        }
        observation.stop();
    }
}
