#pragma once

#include <QFrame>
#include <QHash>

#include "app/provider_check.h"
#include "proxy/core/config/config.h"

class QVBoxLayout;

namespace gatehouse::ui {

/// The card of the providers in use, one row each.
///
/// Shape  show() lists; what a row's buttons ask for comes as a signal. Widgets are called
///        "providers." + id, + ".test", ".edit", ".remove".
class ProviderList : public QFrame {
    Q_OBJECT

public:
    explicit ProviderList(QWidget* parent = nullptr);

    /// `outcomes` by id; `checking` is the provider being asked, or empty.
    /// What differs from `live` is marked as not published.
    void show(const config::Config& config, const config::Config& live,
              const QHash<QString, app::CheckOutcome>& outcomes, const std::string& checking);

Q_SIGNALS:
    void addAsked();
    void testAsked(const std::string& id);
    void editAsked(const gatehouse::config::ProviderConfig& provider);
    void removeAsked(const std::string& id);

private:
    QWidget* makeRow(const config::ProviderConfig& provider, bool published,
                     const app::CheckOutcome* outcome, const std::string& checking);
    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
