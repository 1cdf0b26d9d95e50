#pragma once

#include <optional>
#include <vector>

#include <QFrame>
#include <QHash>

#include "app/provider_check.h"
#include "proxy/core/config/config.h"
#include "proxy/shell/engine/provider_health.h"

class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

class Dot;
class ElidedLabel;

/// The card of the providers in use, one row each.
///
/// Shape  show() lists; what a row's buttons ask for comes as a signal. Widgets are called
///        "providers." + id, + ".test", ".edit", ".remove".
class ProviderList : public QFrame {
    Q_OBJECT

public:
    explicit ProviderList(QWidget* parent = nullptr);

    struct Facts {
        const config::Config& edited;
        const config::Config& live;  ///< what differs from it is marked as not published
        const std::vector<engine::ProviderHealth>& health;
        const QHash<QString, app::CheckOutcome>& outcomes;  ///< of tests, by id
        const std::string& checking;                        ///< the one being asked, or empty
    };

    void show(const Facts& facts);
    /// What calls have shown since; the rows stay.
    void showHealth(const std::vector<engine::ProviderHealth>& health);

Q_SIGNALS:
    void addAsked();
    void testAsked(const std::string& id);
    void editAsked(const gatehouse::config::ProviderConfig& provider);
    void removeAsked(const std::string& id);

private:
    struct Row {
        config::ProviderConfig provider;
        std::optional<app::CheckOutcome> outcome;
        bool checking = false;
        Dot* dot = nullptr;
        QLabel* chip = nullptr;
        ElidedLabel* state = nullptr;
        ElidedLabel* advice = nullptr;  ///< shown while the provider is in need
    };

    QWidget* makeRow(const Facts& facts, const config::ProviderConfig& provider);
    QWidget* makeButtons(const config::ProviderConfig& provider, bool canTest);
    static void showState(const Row& row, const std::vector<engine::ProviderHealth>& health);
    std::vector<Row> shown_;
    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
