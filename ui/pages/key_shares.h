#pragma once

#include <utility>
#include <vector>

#include <QWidget>

#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"

class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace gatehouse::ui {

/// The further keys of a provider: a name, a key that is only written, and a share of the calls
/// each. Empty, it is one button.
class KeyShares : public QWidget {
    Q_OBJECT

public:
    explicit KeyShares(const config::ProviderConfig& provider, QWidget* parent = nullptr);

    /// Writes the keys into `provider`; a typed one is to be kept at `place` ("keychain:").
    void apply(config::ProviderConfig& provider, const std::string& place) const;
    /// The typed keys with the references apply() gave them.
    void addTyped(const config::ProviderConfig& provider,
                  std::vector<std::pair<SecretRef, Secret>>& typed) const;
    /// What is missing; empty: nothing.
    [[nodiscard]] QString trouble() const;

private:
    struct Row {
        config::ProviderKeyConfig before;
        QWidget* box = nullptr;
        QLineEdit* name = nullptr;
        QLineEdit* key = nullptr;
        QSpinBox* weight = nullptr;
    };

    [[nodiscard]] std::string placeOf(const Row& row, const config::ProviderConfig& provider,
                                      const std::string& place) const;
    void add(const config::ProviderKeyConfig& key);
    void remove(QWidget* box);
    void showHead();

    std::vector<Row> rows_;
    QVBoxLayout* column_;
    QWidget* head_ = nullptr;
    QSpinBox* first_ = nullptr;
};

}  // namespace gatehouse::ui
