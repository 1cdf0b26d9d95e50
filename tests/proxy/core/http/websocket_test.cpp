#include "proxy/core/http/websocket.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::http {

namespace {

using Kind = MessageReader::Kind;

/// A frame as a client sends it.
std::string masked(unsigned opcode, std::string payload, bool isFinal = true)
{
    std::string frame;
    appendFrame(frame, static_cast<Opcode>(opcode), payload);
    if (!isFinal) frame[0] = static_cast<char>(frame[0] & 0x7F);
    const std::string mask = "\x12\x34\x56\x78";
    const std::size_t head = frame.size() - payload.size();
    frame[1] = static_cast<char>(static_cast<unsigned char>(frame[1]) | 0x80U);
    for (std::size_t i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>(payload[i] ^ mask[i % 4]);
    return frame.substr(0, head) + mask + payload;
}

/// All that a reader tells of these bytes, in pieces of `step`.
std::string told(std::string_view bytes, std::size_t step, bool isClient = true,
                 std::size_t limit = 1000)
{
    MessageReader reader(isClient, limit);
    std::string out;
    while (!bytes.empty()) {
        std::string_view piece = bytes.substr(0, step);
        bytes.remove_prefix(piece.size());
        for (auto kind = reader.next(piece); kind != Kind::NeedMore; kind = reader.next(piece)) {
            if (kind == Kind::Error) return out + "E";
            out += "?TBpoC"[static_cast<int>(kind)];
            out += "(" + std::string(reader.payload()) + ")";
            if (kind == Kind::Text || kind == Kind::Binary) out += std::to_string(reader.size());
        }
    }
    return out;
}

std::string bytes(std::initializer_list<unsigned> values)
{
    std::string out;
    for (const unsigned value : values) out += static_cast<char>(value);
    return out;
}

}  // namespace

class WebsocketTest : public QObject {
    Q_OBJECT

private slots:

    /// The example of RFC 6455, 1.3.
    void theHandshake()
    {
        QCOMPARE(acceptOf("dGhlIHNhbXBsZSBub25jZQ=="), std::string("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        RequestHead head;
        head.method = "GET";
        head.headers.add("Upgrade", "h2c, WebSocket");
        head.headers.add("Connection", "keep-alive, Upgrade");
        head.headers.add("Sec-WebSocket-Version", "13");
        QVERIFY(!asksForWebSocket(head));
        head.headers.add("Sec-WebSocket-Key", "x");
        QVERIFY(asksForWebSocket(head));
        auto other = head;
        other.method = "POST";
        QVERIFY(!asksForWebSocket(other));
        other = head;
        other.headers.set("Sec-WebSocket-Version", "8");
        QVERIFY(!asksForWebSocket(other));
        other = head;
        other.headers.set("Connection", "close");
        QVERIFY(!asksForWebSocket(other));
    }

    void messagesInAnyPieces()
    {
        const std::string all = masked(1, "hello") + masked(9, "ping") + masked(1, "in ", false) +
                                masked(10, "") + masked(0, "two ", false) + masked(0, "parts") +
                                masked(2, std::string(300, 'b')) + masked(1, "") +
                                masked(8, "\x03\xE8");
        const std::string wanted = "T(hello)5p(ping)o()T(in two parts)12B(" +
                                   std::string(300, 'b') + ")300T()0C(\x03\xE8)";
        for (const std::size_t step : {1U, 2U, 3U, 7U, 64U, 100'000U})
            QCOMPARE(told(all, step), wanted);
    }

    void longOnesAreCountedWhole()
    {
        const std::string big(70'000, 'x');
        QCOMPARE(told(masked(1, big), 1000, true, 10), "T(" + std::string(10, 'x') + ")70000");
        QCOMPARE(told(masked(1, big), 100'000, true, 80'000), "T(" + big + ")70000");
    }

    void whatIsNoneIsAnError_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<bool>("isClient");
        const auto row = [](const char* name, const std::string& frame, bool isClient = false) {
            QTest::newRow(name) << QByteArray::fromStdString(frame) << isClient;
        };
        row("reserved bit", bytes({0xC1, 0}));
        row("unknown opcode", bytes({0x83, 0}));
        row("unknown control", bytes({0x8B, 0}));
        row("nothing to continue", bytes({0x80, 0}));
        row("a second beginning", bytes({0x01, 0, 0x81, 0}));
        row("a control in parts", bytes({0x09, 0}));
        row("a long control", bytes({0x89, 126, 0, 126}));
        row("a mask from a server", masked(1, "x"));
        row("no mask from a client", bytes({0x81, 0}), true);
        row("a length in two bytes that fits one", bytes({0x81, 126, 0, 125}));
        row("a length in eight that fits two", bytes({0x81, 127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}));
        row("a length without end", bytes({0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0}));
    }

    void whatIsNoneIsAnError()
    {
        QFETCH(QByteArray, frame);
        QFETCH(bool, isClient);
        const std::string text = frame.toStdString();
        for (const std::size_t step : {1U, 1000U}) {
            QVERIFY(told(text, step, isClient).ends_with('E'));
            QVERIFY(told(text + "\x81\x01y", step, isClient).ends_with('E'));
        }
    }

    void framesAreWrittenAndReadBack()
    {
        for (const std::size_t size : {0U, 1U, 125U, 126U, 65'535U, 65'536U}) {
            const std::string payload(size, 'z');
            std::string frame;
            appendFrame(frame, Opcode::Text, payload);
            QCOMPARE(told(frame, 999, false, 100'000), "T(" + payload + ")" + std::to_string(size));
        }
    }
};

}  // namespace gatehouse::http

using gatehouse::http::WebsocketTest;
GH_SUITE(WebsocketTest)
#include "websocket_test.moc"
