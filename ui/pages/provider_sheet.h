#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QDialog>

#include "app/provider_check.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace gatehouse::ui {

class Banner;
class KeyShares;
class SecretField;

/// Adds or edits one provider. The key field only writes: what is kept is never shown.
class ProviderSheet : public QDialog {
    Q_OBJECT

public:
    struct Answer {
        config::ProviderConfig provider;
        /// Keys that shall be kept, by where the provider expects them.
        std::vector<std::pair<SecretRef, Secret>> typed;
    };

    ProviderSheet(const config::ProviderConfig& provider, bool isNew,
                  const QString& keychainTrouble, QWidget* parent);

    [[nodiscard]] Answer answer() const;

    /// Asked for the key that is kept already, when Test is pressed without a new one.
    void setKnownKey(std::function<Secret()> known) { known_ = std::move(known); }

    /// For the test of a provider without a proxy of its own.
    void setServer(const config::ServerConfig& server);

    void showTrouble(const QString& text);

protected:
    void accept() override;

private:
    QWidget* makeBasics();
    QWidget* makeMore();
    void addProbe(QVBoxLayout* column);
    void test();
    void showOutcome(const app::CheckOutcome& outcome);
    [[nodiscard]] config::ProviderConfig edited() const;
    [[nodiscard]] bool hasKey() const;

    config::ProviderConfig before_;
    bool isNew_;
    QString keychainTrouble_;
    std::function<Secret()> known_;
    app::ProviderCheck* check_;
    QLineEdit* title_ = nullptr;
    QLineEdit* id_ = nullptr;
    QLineEdit* url_ = nullptr;
    SecretField* key_ = nullptr;
    KeyShares* shares_ = nullptr;
    QPlainTextEdit* headers_ = nullptr;
    QSpinBox* connect_ = nullptr;
    QSpinBox* first_ = nullptr;
    QSpinBox* idle_ = nullptr;
    QSpinBox* total_ = nullptr;
    QSpinBox* probe_ = nullptr;
    QLineEdit* probePath_ = nullptr;
    QLineEdit* ca_ = nullptr;
    QLineEdit* proxy_ = nullptr;
    QCheckBox* insecure_ = nullptr;
    QCheckBox* enabled_ = nullptr;
    QPushButton* test_ = nullptr;
    QLabel* result_ = nullptr;
    Banner* banner_ = nullptr;
};

}  // namespace gatehouse::ui
