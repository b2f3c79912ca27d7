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

/**
 * Wraps the streams of database values. The streams read and write through the connection, so only the session that the
 * connection was given to may use them.
 */
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
     * Returns a wrapper for {@code stream}.
     *
     * @throws SQLFeatureNotSupportedException if {@code stream} is the stream of an XML library, because there are too
     *     many kinds of these
     */
    static Object of(BoundConnection connection, @Nullable Object stream) throws SQLException {
        if (stream instanceof InputStream input) {
            return new Input(connection, input);
        }
        if (stream instanceof OutputStream output) {
            return new Output(connection, output);
        }
        if (stream instanceof Reader reader) {
            return new Characters(connection, reader);
        }
        if (stream instanceof Writer writer) {
            return new Text(connection, writer);
        }
        throw new SQLFeatureNotSupportedException(
                "The guard does not support XML sources and results: use getBinaryStream or setBinaryStream");
    }

    private static void check(BoundConnection connection) throws IOException {
        try {
            connection.check();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static final class Input extends FilterInputStream {

        private final BoundConnection connection;

        Input(BoundConnection connection, InputStream stream) {
            super(stream);
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            check(connection);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            check(connection);
            return super.read(bytes, offset, length);
        }

        @Override
        public long skip(long count) throws IOException {
            check(connection);
            return super.skip(count);
        }

        @Override
        public int available() throws IOException {
            check(connection);
            return super.available();
        }

        @Override
        public synchronized void reset() throws IOException {
            check(connection);
            super.reset();
        }
    }

    private static final class Output extends FilterOutputStream {

        private final BoundConnection connection;

        Output(BoundConnection connection, OutputStream stream) {
            super(stream);
            this.connection = connection;
        }

        @Override
        public void write(int value) throws IOException {
            check(connection);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check(connection);
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            check(connection);
            out.flush();
        }
    }

    private static final class Characters extends FilterReader {

        private final BoundConnection connection;

        Characters(BoundConnection connection, Reader reader) {
            super(reader);
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            check(connection);
            return super.read();
        }

        @Override
        public int read(char[] text, int offset, int length) throws IOException {
            check(connection);
            return super.read(text, offset, length);
        }

        @Override
        public long skip(long count) throws IOException {
            check(connection);
            return super.skip(count);
        }

        @Override
        public boolean ready() throws IOException {
            check(connection);
            return super.ready();
        }

        @Override
        public void reset() throws IOException {
            check(connection);
            super.reset();
        }
    }

    private static final class Text extends FilterWriter {

        private final BoundConnection connection;

        Text(BoundConnection connection, Writer writer) {
            super(writer);
            this.connection = connection;
        }

        @Override
        public void write(int value) throws IOException {
            check(connection);
            super.write(value);
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            check(connection);
            super.write(text, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            check(connection);
            super.write(text, offset, length);
        }

        @Override
        public void flush() throws IOException {
            check(connection);
            super.flush();
        }
    }
}
