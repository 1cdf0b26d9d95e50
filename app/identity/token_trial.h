#pragma once

#include <functional>
#include <memory>

#include <QList>
#include <QObject>
#include <QPair>
#include <QString>

#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace gatehouse::identity {
struct Issuer;
struct Judged;
}  // namespace gatehouse::identity

namespace gatehouse::app {

/// What an issuer's settings make of a token.
struct TokenVerdict {
    bool isGood = false;
    QString words;  ///< who it is, or why it is refused
    QString hint;   ///< what to do; empty where it is good
    /// What the caller would be called, and what is known of it: title and value.
    QList<QPair<QString, QString>> facts;
};

/// "Try a token": judges it as the engine would, with an issuer that need not be published. Keys
/// are fetched, or the issuer is asked, as its settings say. The token is kept nowhere.
///
/// Shape   one at a time; a new one, or stop(), ends the one before without a word.
/// Bounds  documents of 256 KiB, ten seconds, no redirects, as the engine has them.
/// Thread  GUI; nothing blocks.
class TokenTrial : public QObject {
    Q_OBJECT

public:
    using Secrets = std::function<Secret(const SecretRef&)>;

    explicit TokenTrial(QObject* parent = nullptr);
    ~TokenTrial() override;

    void start(const config::TokenIssuerConfig& issuer, const config::ServerConfig& server,
               const Secrets& secrets, Secret token);
    void stop();

    [[nodiscard]] bool running() const { return issuer_ != nullptr; }

Q_SIGNALS:
    void finished(const gatehouse::app::TokenVerdict& verdict);

private:
    void fetch(const QString& address, std::function<void(const QByteArray&)> next);
    void judgeWith(const QByteArray& keySet);
    void discover();
    void ask();
    QNetworkReply* send(QNetworkRequest& request, const QByteArray* form);
    void tell(const identity::Judged& judged);
    void refuse(const QString& words, const QString& hint);

    std::unique_ptr<identity::Issuer> issuer_;
    config::ServerConfig server_;
    Secret token_;
    QNetworkAccessManager* network_ = nullptr;
    quint64 number_ = 0;
};

/// The value of a reference as this program can tell it: of the environment, a file, or by `kept`.
Secret secretOf(const SecretRef& reference, const TokenTrial::Secrets& kept);

}  // namespace gatehouse::app
