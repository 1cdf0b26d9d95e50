#pragma once

#include <functional>

#include <QHash>

#include "app/draft.h"
#include "app/provider_check.h"
#include "app/secret_store.h"
#include "proxy/core/config/config.h"
#include "proxy/shell/engine/run_key.h"
#include "proxy/shell/store/reader.h"
#include "ui/page.h"

namespace gatehouse::app {
struct NewKey;
struct PublishOutcome;
}  // namespace gatehouse::app

namespace gatehouse::ui {

class Banner;
class IssuerList;
class KeyList;
class ModelList;
class PageFrame;
class ProviderList;

/// Providers in use, gateway keys, and the models with their prices.
class ProvidersPage : public Page {
    Q_OBJECT

public:
    explicit ProvidersPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const QVariantMap& params) override;  ///< {"add": true} opens the picker

protected:
    void activated() override;
    void deactivated() override;

private:
    void showConfig();
    void bringToSight(const QString& name);
    void showProviders();
    void showKeys();
    void showState();

    void add();
    void edit(config::ProviderConfig provider, bool isNew);
    void keep(const config::ProviderConfig& provider,
              const std::vector<std::pair<SecretRef, Secret>>& typed);
    [[nodiscard]] Secret keyOf(const config::ProviderConfig& provider) const;
    void removeProvider(const std::string& id);
    void test(const std::string& id);
    void askForUnpriced();
    void showUnpriced(const std::vector<store::Share>& models);
    void setPrice(const std::string& id, const std::string& model);
    void updatePrices();
    void recompute(const std::string& id, const std::string& model);
    void newKey();
    void setOpen(bool open);
    void rotate(const std::string& id);
    void useNewKey(const app::NewKey& made, const QString& label, const QString& note);
    void revoke(const std::string& id);
    void revokeRun(const std::string& id);
    void editIssuer(const std::string& id);  ///< empty: a new one
    void switchIssuer(const std::string& id, bool on);
    void removeIssuer(const std::string& id);
    bool unlock(const app::Draft::TypedKeys& typed);
    /// For what must not wait for a draft: publishes, tells so with Undo, or shows what is wrong.
    /// `then` runs once it is live.
    void publish(config::Config next, const QString& note, const QString& toast, bool undo,
                 const std::function<void()>& then = {});

    PageFrame* frame_ = nullptr;
    Banner* banner_ = nullptr;
    ProviderList* providers_ = nullptr;
    KeyList* keys_ = nullptr;
    IssuerList* issuers_ = nullptr;
    ModelList* models_ = nullptr;
    app::ProviderCheck* check_ = nullptr;
    std::string checking_;
    std::vector<engine::RunKey> runs_;
    QHash<QString, app::CheckOutcome> outcomes_;  // by provider id, this session
};

}  // namespace gatehouse::ui
