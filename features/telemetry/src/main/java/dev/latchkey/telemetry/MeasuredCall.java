package dev.latchkey.telemetry;

import dev.latchkey.observe.ObservedCall.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call to measure.
 *
 * @param name of the span
 * @param values of the metric's labels that are known when the call begins, in their order
 * @param request the request, if the call is one to a provider
 */
record MeasuredCall(
        Metric metric,
        String name,
        List<String> values,
        @Nullable ProviderCall request) {

    MeasuredCall(Metric metric, String name, String... values) {
        this(metric, name, List.of(values), null);
    }

    /**
     * Returns the values of all labels.
     *
     * @param status of the response; 0 if there is none
     */
    List<String> values(int status, @Nullable Throwable failure) {
        List<String> all = new ArrayList<>(values);
        if (request != null) {
            all.add(status == 0 ? "none" : Integer.toString(status));
        }
        all.add(CauseLabel.of(failure));
        return all;
    }
}
