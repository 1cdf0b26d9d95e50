#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/tcp.hpp>

#include "proxy/core/sample/sample.h"
#include "proxy/shell/net/deadline.h"
#include "proxy/shell/net/loop.h"
#include "proxy/shell/net/read_socket.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/net/tls.h"

namespace gatehouse::net {

/// Why nothing more comes from a connection.
enum class End : std::uint8_t { No, Eof, Broken, TimedOut, Aborted };

/// One connection, plain or TLS, or the built-in sample provider played as if it were one.
///
/// At most one read is outstanding, and it stays so between messages: the end of an idle peer is
/// noticed without asking. Bytes are received into the loop's scratch, so a connection that waits
/// holds no buffer.
///
/// Shape   receive() gives views that live until the next suspension; write() keeps what it could
/// not send at once. Errors  no exceptions: end() and a false from write(). Thread  its loop.
class Duplex final : public Deadline, private Reader, public std::enable_shared_from_this<Duplex> {
public:
    using Socket = boost::asio::ip::tcp::socket;

    Duplex(Loop& loop, Socket socket);
    Duplex(Loop& loop, std::vector<sample::Move> moves);  ///< the sample provider
    ~Duplex() override;

    struct Received {
        std::string_view bytes;  ///< empty: it has ended
        End end = End::No;
    };
    class Receive;
    class Write;

    /// The next bytes. One coroutine at a time.
    Receive receive();
    /// Sends all pieces in one go where the socket takes them. What is left over is copied, unless
    /// `stable` says that the pieces outlive the call.
    Write write(std::span<const std::string_view> pieces, bool stable = false);

    /// Waits for bytes or the end without a receiver; what happens is told to whoever set
    /// onDisturbed().
    void arm();
    void abort(End why = End::Aborted);

    /// Forgets a receive that took too long: there is still something to be said to a peer that was
    /// slow.
    void forgive() noexcept
    {
        if (end_ == End::TimedOut && socket_.is_open()) end_ = End::No;
    }

    [[nodiscard]] End end() const noexcept { return end_; }

    [[nodiscard]] bool hasUnread() const noexcept { return !inbox_.empty(); }

    /// Puts bytes back that belong to a later message.
    void unread(std::string_view bytes) { inbox_.insert(0, bytes); }

    void sendTimeout(std::chrono::milliseconds time) noexcept { sendTimeout_ = time; }

    /// Client side: `host` is checked. Server side: `host` empty.
    Task<bool> handshake(SSL_CTX* context, std::string host, SSL_SESSION* resume);

    [[nodiscard]] TlsSession* tls() noexcept { return tls_.get(); }

    [[nodiscard]] std::string trouble() const { return tls_ ? tls_->trouble() : std::string(); }

    [[nodiscard]] boost::asio::ip::tcp::endpoint remote() const;
    [[nodiscard]] boost::asio::ip::tcp::endpoint local() const;

    Loop& loop() noexcept { return loop_; }

    /// Called when bytes or the end come while nobody receives. nullptr: nobody cares.
    void onDisturbed(void (*call)(void* context, Duplex& self), void* context) noexcept
    {
        disturbed_ = call;
        disturbedContext_ = context;
    }

    /// The connection breaks with a reset instead of a clean end, so that a cut answer never looks
    /// complete.
    void resetOnClose();
    void shutdownSend();

private:
    void expired() override;
    void tick() override;
    void readDone(const boost::system::error_code& error, std::size_t size) override;
    void readDropped() noexcept override;
    struct Script;
    friend class Receive;
    friend class Write;

    void onRead(const boost::system::error_code& error, std::size_t size);
    void playNext();
    void deliver(std::string_view bytes, End end);
    std::string_view decrypt(std::string_view ciphertext, End& end);
    bool sendSome();  ///< true: nothing owed any more, or broken
    void waitWritable();
    void wake();

    Loop& loop_;
    ReadSocket socket_;
    std::shared_ptr<Duplex> self_;  ///< while a read is outstanding
    std::unique_ptr<Script> script_;
    std::unique_ptr<TlsSession> tls_;
    std::string inbox_;
    std::string lent_;
    std::string_view view_;
    std::coroutine_handle<> reader_;
    std::coroutine_handle<> writer_;
    std::vector<std::string_view> owed_;  ///< what a write still has to send
    std::string owedCopy_;
    std::string_view cipherOwed_;
    std::chrono::milliseconds sendTimeout_{0};
    void (*disturbed_)(void*, Duplex&) = nullptr;
    void* disturbedContext_ = nullptr;
    SteadyTime beforeSend_ = SteadyTime::max();
    End end_ = End::No;
    bool reading_ = false;
    bool raw_ = false;  ///< a handshake wants ciphertext
    bool sendBroken_ = false;
    bool endSeen_ = false;
};

class Duplex::Receive {
public:
    explicit Receive(Duplex& of) : of_(of) {}

    bool await_ready();
    void await_suspend(std::coroutine_handle<> caller);
    Received await_resume();

private:
    Duplex& of_;
};

class Duplex::Write {
public:
    Write(Duplex& of, bool done) : of_(of), done_(done) {}

    [[nodiscard]] bool await_ready() const noexcept { return done_; }

    void await_suspend(std::coroutine_handle<> caller);

    [[nodiscard]] bool await_resume() const noexcept { return !of_.sendBroken_; }

private:
    Duplex& of_;
    bool done_;
};

}  // namespace gatehouse::net
