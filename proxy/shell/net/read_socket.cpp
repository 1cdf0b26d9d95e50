#include "proxy/shell/net/read_socket.h"

#include <cerrno>
#include <sys/socket.h>
#include <utility>

#include <boost/asio/error.hpp>

namespace gatehouse::net {

using boost::system::error_code;

bool ReadSocket::take(error_code& error, std::size_t& size) noexcept
{
    for (;;) {
        const auto got = ::recv(native_handle(), into_, size_, MSG_DONTWAIT);
        if (got >= 0) {
            size = static_cast<std::size_t>(got);
            if (got == 0) error = boost::asio::error::eof;
            isFull_ = size == size_;
            isUnsure_ = got > 0 && !isFull_;
            return true;
        }
        if (errno == EINTR) continue;
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            isUnsure_ = false;
            return false;
        }
        error = error_code(errno, boost::asio::error::get_system_category());
        return true;
    }
}

#if GATEHOUSE_OWN_READ

using boost::asio::detail::reactor_op;
using Reactor = boost::asio::detail::reactor;

ReadSocket::ReadSocket(boost::asio::ip::tcp::socket socket, Reader& reader)
    : boost::asio::ip::tcp::socket(std::move(socket)),
      read_(*this),
      reactor_(boost::asio::use_service<Reactor>(
          static_cast<boost::asio::io_context&>(get_executor().context()))),
      reader_(reader)
{
}

void ReadSocket::start(char* into, std::size_t size)
{
    into_ = into;
    size_ = size;
    isCancelled_ = false;
    read_.ec_ = {};
    if (std::exchange(isFull_, false)) {
        reactor_.post_immediate_completion(&read_, false);
    } else {
        wait();
    }
}

void ReadSocket::wait()
{
    auto& implementation = impl_.get_implementation();
    reactor_.start_op(Reactor::read_op, implementation.socket_, implementation.reactor_data_,
                      &read_, false, true);
}

void ReadSocket::cancel(error_code& error)
{
    isCancelled_ = true;  // also of a read that is told about already
    boost::asio::ip::tcp::socket::cancel(error);
}

ReadSocket::Read::Read(ReadSocket& socket)
    : reactor_op(error_code(), &Read::perform, &Read::complete), of(socket)
{
}

/// The socket is readable. Its bytes are taken in complete(): between the two calls others may use
/// the room.
reactor_op::status ReadSocket::Read::perform(reactor_op*)
{
    return done_and_exhausted;
}

void ReadSocket::Read::complete(void* owner, boost::asio::detail::scheduler_operation* base,
                                const error_code&, std::size_t)
{
    auto& read = *static_cast<Read*>(base);
    ReadSocket& socket = read.of;
    if (owner == nullptr) {
        socket.reader_.readDropped();
        return;
    }
    error_code error = read.ec_;  // the reader may start the next one at once
    std::size_t size = 0;
    if (!error && !socket.is_open()) error = boost::asio::error::operation_aborted;
    if (!error && !socket.take(error, size)) {
        if (!socket.isCancelled_) {
            socket.wait();
            return;
        }
        error = boost::asio::error::operation_aborted;
    }
    socket.reader_.readDone(error, size);
}

#else

ReadSocket::ReadSocket(boost::asio::ip::tcp::socket socket, Reader& reader)
    : boost::asio::ip::tcp::socket(std::move(socket)), reader_(reader)
{
}

void ReadSocket::start(char* into, std::size_t size)
{
    into_ = into;
    size_ = size;
    async_wait(wait_read, [this](const error_code& failed) {
        error_code error = failed;
        std::size_t got = 0;
        if (!error && !take(error, got)) {
            start(into_, size_);
            return;
        }
        reader_.readDone(error, got);
    });
}

void ReadSocket::cancel(error_code& error)
{
    boost::asio::ip::tcp::socket::cancel(error);
}

#endif

ReadSocket::Peer ReadSocket::look() noexcept
{
    if (!isUnsure_) return Peer::There;
    isUnsure_ = false;
    char byte = 0;
    const auto got = ::recv(native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (got == 0) return Peer::Ended;
    const bool isThere = got > 0 || errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return isThere ? Peer::There : Peer::Broken;
}

}  // namespace gatehouse::net
