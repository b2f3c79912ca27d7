package dev.latchkey.jdbcguard;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.FilterReader;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import org.jspecify.annotations.Nullable;

/** The streams of values, which read and write through the connection: each call is for the holder of the lease. */
final class GuardedStreams {

    private GuardedStreams() {}

    static boolean isStream(@Nullable Object result) {
        return result instanceof InputStream
                || result instanceof OutputStream
                || result instanceof Reader
                || result instanceof Writer
                || result instanceof Source
                || result instanceof Result;
    }

    /**
     * A stream in front of {@code stream}.
     *
     * @throws SQLFeatureNotSupportedException if it is one of an XML library, which takes many forms
     */
    static Object of(BoundConnection lease, @Nullable Object stream) throws SQLException {
        if (stream instanceof InputStream input) {
            return new Input(lease, input);
        }
        if (stream instanceof OutputStream output) {
            return new Output(lease, output);
        }
        if (stream instanceof Reader reader) {
            return new Characters(lease, reader);
        }
        if (stream instanceof Writer writer) {
            return new Text(lease, writer);
        }
        throw new SQLFeatureNotSupportedException(
                "The guard hands out no source and no result of XML: use getBinaryStream or setBinaryStream");
    }

    private static void check(BoundConnection lease) throws IOException {
        try {
            lease.check();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static final class Input extends FilterInputStream {

        private final BoundConnection lease;

        Input(BoundConnection lease, InputStream stream) {
            super(stream);
            this.lease = lease;
        }

        @Override
        public int read() throws IOException {
            check(lease);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            check(lease);
            return super.read(bytes, offset, length);
        }

        @Override
        public long skip(long count) throws IOException {
            check(lease);
            return super.skip(count);
        }

        @Override
        public int available() throws IOException {
            check(lease);
            return super.available();
        }

        @Override
        public synchronized void reset() throws IOException {
            check(lease);
            super.reset();
        }
    }

    private static final class Output extends FilterOutputStream {

        private final BoundConnection lease;

        Output(BoundConnection lease, OutputStream stream) {
            super(stream);
            this.lease = lease;
        }

        @Override
        public void write(int value) throws IOException {
            check(lease);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check(lease);
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            check(lease);
            out.flush();
        }
    }

    private static final class Characters extends FilterReader {

        private final BoundConnection lease;

        Characters(BoundConnection lease, Reader reader) {
            super(reader);
            this.lease = lease;
        }

        @Override
        public int read() throws IOException {
            check(lease);
            return super.read();
        }

        @Override
        public int read(char[] text, int offset, int length) throws IOException {
            check(lease);
            return super.read(text, offset, length);
        }

        @Override
        public long skip(long count) throws IOException {
            check(lease);
            return super.skip(count);
        }

        @Override
        public boolean ready() throws IOException {
            check(lease);
            return super.ready();
        }

        @Override
        public void reset() throws IOException {
            check(lease);
            super.reset();
        }
    }

    private static final class Text extends FilterWriter {

        private final BoundConnection lease;

        Text(BoundConnection lease, Writer writer) {
            super(writer);
            this.lease = lease;
        }

        @Override
        public void write(int value) throws IOException {
            check(lease);
            super.write(value);
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            check(lease);
            super.write(text, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            check(lease);
            super.write(text, offset, length);
        }

        @Override
        public void flush() throws IOException {
            check(lease);
            super.flush();
        }
    }
}
