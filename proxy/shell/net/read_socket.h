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
/// A read that did not fill its buffer has taken all there was, so the next one waits for the
/// socket to become readable instead of trying. What it cannot see is an end that came together
/// with those bytes: look() asks for it.
///
/// Thread  its loop. Errors  as async_read_some reports them.
class ReadSocket : public boost::asio::ip::tcp::socket {
public:
    ReadSocket(boost::asio::ip::tcp::socket socket, Reader& reader);

    /// At most one at a time; the buffer and this socket must stay until the reader is told, which
    /// is never from within start().
    void start(char* into, std::size_t size);

    enum class Peer : std::uint8_t { There, Ended, Broken };
    /// What became of the peer while a read waits behind one that was answered in part.
    [[nodiscard]] Peer look() noexcept;

private:
#if GATEHOUSE_OWN_READ
    struct Read final : boost::asio::detail::reactor_op {
        explicit Read(ReadSocket& socket);
        static status perform(boost::asio::detail::reactor_op* base);
        static void complete(void* owner, boost::asio::detail::scheduler_operation* base,
                             const boost::system::error_code& error, std::size_t size);
        ReadSocket& of;
    };

    Read read_;
    char* into_ = nullptr;
    std::size_t size_ = 0;
    int descriptor_ = -1;
#endif
    Reader& reader_;
    bool isUnsure_ = false;  ///< the last read was answered in part
};

}  // namespace gatehouse::net
