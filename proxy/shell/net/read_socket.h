#pragma once

#include <cstddef>
#include <cstdint>

#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>
#include <boost/version.hpp>

// Asio's own read asks the kernel once more after each read that was answered in part, to learn
// that there is nothing left: two calls in six of a request. The operation below knows it from the
// size. It is written against the reactor of this one version, and left out elsewhere.
#if BOOST_VERSION == 108100 && defined(BOOST_ASIO_HAS_EPOLL) && \
    !defined(BOOST_ASIO_HAS_IO_URING_AS_DEFAULT)
#define GATEHOUSE_OWN_READ 1
#include <boost/asio/detail/reactor_op.hpp>
#else
#define GATEHOUSE_OWN_READ 0
#endif

namespace gatehouse::net {

/// Who reads from a ReadSocket.
class Reader {
public:
    virtual ~Reader() = default;
    virtual void readDone(const boost::system::error_code& error, std::size_t size) = 0;
    /// The loop is being destroyed: the read comes to nothing.
    virtual void readDropped() noexcept = 0;
};

/// A socket with one read operation that lives in its owner: nothing is allocated for a read.
///
/// All sockets of a loop read into one room: the bytes are taken when the reader is told, not when
/// the kernel says that they are there, so a connection that waits holds no buffer. A read that did
/// not fill the room has taken all there was, so the next one waits for the socket to become
/// readable instead of trying. What it cannot see is an end that came together with those bytes:
/// look() asks for it.
///
/// Thread  its loop. Errors  as async_read_some reports them.
class ReadSocket : public boost::asio::ip::tcp::socket {
public:
    ReadSocket(boost::asio::ip::tcp::socket socket, Reader& reader);

    /// At most one at a time; the room and this socket must stay until the reader is told, which is
    /// never from within start(). The room may be that of other sockets of the loop as well: it is
    /// this one's from when the reader is told until it suspends.
    void start(char* into, std::size_t size);
    void cancel(boost::system::error_code& error);

    enum class Peer : std::uint8_t { There, Ended, Broken };
    /// What became of the peer while a read waits behind one that was answered in part.
    [[nodiscard]] Peer look() noexcept;

private:
    /// Takes what is there; false: nothing, and no end.
    bool take(boost::system::error_code& error, std::size_t& size) noexcept;

#if GATEHOUSE_OWN_READ
    struct Read final : boost::asio::detail::reactor_op {
        explicit Read(ReadSocket& socket);
        static status perform(boost::asio::detail::reactor_op* base);
        static void complete(void* owner, boost::asio::detail::scheduler_operation* base,
                             const boost::system::error_code& error, std::size_t size);
        ReadSocket& of;
    };

    void wait();

    Read read_;
    boost::asio::detail::reactor& reactor_;  ///< of the loop: looked up once, not at each read
#endif
    Reader& reader_;
    char* into_ = nullptr;
    std::size_t size_ = 0;
    bool isUnsure_ = false;     ///< the last read was answered in part
    bool isFull_ = false;       ///< the last read has filled the room: there may be more
    bool isCancelled_ = false;  ///< the read that is under way
};

}  // namespace gatehouse::net
