#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QDialog>

#include "app/identity/issuer_edit.h"
#include "app/identity/token_trial.h"
#include "proxy/core/base/secret.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace gatehouse::ui {

/// An issuer of tokens as a form: what it is, how its tokens are checked, whom they name; and "Try
/// a token", which says who that would be, or why it is refused.
class IssuerSheet : public QDialog {
    Q_OBJECT

public:
    struct Answer {
        config::TokenIssuerConfig issuer;
        /// Secrets that were typed, with the places where they will be kept.
        std::vector<std::pair<SecretRef, Secret>> typed;
    };

    /// `draft`: what the issuer is judged in; `secrets`: what references mean now; `source`: where
    /// typed secrets go ("keychain:" or "vault:").
    IssuerSheet(const config::TokenIssuerConfig& issuer, const config::Config& draft, bool isNew,
                app::TokenTrial::Secrets secrets, QString source, QWidget* parent = nullptr);

    [[nodiscard]] Answer answer() const;

private:
    QVBoxLayout* addPair(QVBoxLayout* column, QVBoxLayout*& right);
    void makeWho(QVBoxLayout* column);
    void makeWay(QVBoxLayout* column);
    void makeClaims(QVBoxLayout* column);
    void makeTrial(QVBoxLayout* column);
    QWidget* makePart(QVBoxLayout* column, const QString& title, QWidget* field,
                      const QString& hint = {});
    QLineEdit* makeSecret(const char* name, const QString& title, const SecretRef& reference);
    [[nodiscard]] SecretRef referenceOf(const QLineEdit* field, const SecretRef& before,
                                        const char* what) const;
    void check();
    void tryToken();
    void showVerdict(const app::TokenVerdict& verdict);

    config::TokenIssuerConfig before_;
    config::Config draft_;
    bool isNew_;
    app::TokenTrial::Secrets secrets_;
    QString source_;
    app::TokenTrial trial_;
    QLineEdit* id_ = nullptr;
    QLineEdit* issuer_ = nullptr;
    QLineEdit* audience_ = nullptr;
    QComboBox* way_ = nullptr;
    QLineEdit* keysUrl_ = nullptr;
    QPlainTextEdit* keys_ = nullptr;
    QLineEdit* secret_ = nullptr;
    QLineEdit* introspection_ = nullptr;
    QLineEdit* clientId_ = nullptr;
    QLineEdit* clientSecret_ = nullptr;
    QLineEdit* prefix_ = nullptr;
    QLineEdit* algorithms_ = nullptr;
    QSpinBox* skew_ = nullptr;
    QLineEdit* userClaim_ = nullptr;
    QLineEdit* tenantClaim_ = nullptr;
    QLineEdit* roleClaim_ = nullptr;
    QLineEdit* tenant_ = nullptr;
    QLineEdit* role_ = nullptr;
    QLineEdit* models_ = nullptr;
    QLineEdit* token_ = nullptr;
    QPushButton* try_ = nullptr;
    QLabel* verdict_ = nullptr;
    QLabel* facts_ = nullptr;
    QLabel* trouble_ = nullptr;
    QPushButton* take_ = nullptr;

    struct Part {
        QWidget* box;
        std::vector<app::IssuerWay> ways;
    };

    std::vector<Part> parts_;
};

}  // namespace gatehouse::ui
