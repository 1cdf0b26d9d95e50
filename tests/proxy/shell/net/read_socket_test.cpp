#include "proxy/shell/net/read_socket.h"

#include <array>
#include <string>
#include <sys/socket.h>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include "tests/support/suite.h"

namespace gatehouse::net {

using Tcp = boost::asio::ip::tcp;

/// Two ends of one connection; what the near end reads is kept.
class Ends final : public Reader {
public:
    Ends() : far(context), near_(connect(), *this) {}

    void readDone(const boost::system::error_code& error, std::size_t size) override
    {
        last = error;
        ++told;
        text.append(room.data(), size);
    }

    void readDropped() noexcept override { ++dropped; }

    void send(std::string_view bytes)
    {
        boost::asio::write(far, boost::asio::buffer(bytes.data(), bytes.size()));
    }

    void start() { near_.start(room.data(), room.size()); }

    ReadSocket& socket() { return near_; }

    /// Runs what is ready; waits for something where nothing is.
    void run() { context.restart(), context.run_one(); }

    boost::asio::io_context context{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO};
    Tcp::socket far;
    std::array<char, 8> room{};
    std::string text;
    boost::system::error_code last;
    int told = 0;
    int dropped = 0;

private:
    Tcp::socket connect()
    {
        Tcp::acceptor acceptor(context, Tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
        Tcp::socket socket(context);
        socket.connect(acceptor.local_endpoint());
        acceptor.accept(far);
        socket.non_blocking(true);
        return socket;
    }

    ReadSocket near_;
};

class ReadSocketTest : public QObject {
    Q_OBJECT

private slots:

    void bytesComeInTheirOrder()
    {
        Ends ends;
        for (const char* part : {"one", "two and more", "three"}) {
            ends.send(part);
            const std::string wanted = ends.text + part;
            while (ends.text.size() < wanted.size()) {
                ends.start();
                const int before = ends.told;
                while (ends.told == before) ends.run();
            }
            QCOMPARE(ends.text, wanted);
            QVERIFY(!ends.last);
        }
    }

    void anEndIsSeen()
    {
        Ends ends;
        ends.start();
        ends.far.shutdown(Tcp::socket::shutdown_send);
        while (ends.told == 0) ends.run();
        QCOMPARE(ends.last, boost::asio::error::eof);
    }

    /// The end that came with the last bytes gives no event of its own.
    void anEndBehindBytesIsAskedFor()
    {
        for (const bool isReset : {false, true}) {
            Ends ends;
            ends.start();
            ends.send("last");
            if (isReset) {
                ends.far.set_option(boost::asio::socket_base::linger(true, 0));
                ends.far.close();
            } else {
                ends.far.shutdown(Tcp::socket::shutdown_send);
            }
            while (ends.told == 0) ends.run();
            if (ends.last) continue;  // the reset has overtaken the bytes
            QCOMPARE(ends.text, std::string("last"));
            ends.start();
            const auto peer = ends.socket().look();
            QVERIFY(peer != ReadSocket::Peer::There);
            QCOMPARE(peer == ReadSocket::Peer::Broken, isReset);
            QVERIFY(ends.socket().look() == ReadSocket::Peer::There);  // told once
        }
    }

    void aWholeBufferIsNoEnd()
    {
        Ends ends;
        ends.start();
        ends.send("12345678");
        while (ends.told == 0) ends.run();
        QVERIFY(ends.socket().look() == ReadSocket::Peer::There);
        ends.send("9");
        ends.start();
        while (ends.told == 1) ends.run();
        QCOMPARE(ends.text, std::string("123456789"));
    }

    void aReadIsCalledOff()
    {
        Ends ends;
        ends.start();
        boost::system::error_code ignored;
        ends.socket().cancel(ignored);
        while (ends.told == 0) ends.run();
        QCOMPARE(ends.last, boost::asio::error::operation_aborted);
        ends.start();
        ends.socket().close();
        while (ends.told == 1) ends.run();
        QVERIFY(ends.last.failed());
    }
};

}  // namespace gatehouse::net

using gatehouse::net::ReadSocketTest;
GH_SUITE(ReadSocketTest)
#include "read_socket_test.moc"
