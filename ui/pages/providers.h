#pragma once

#include <QHash>

#include "app/provider_check.h"
#include "app/secret_store.h"
#include "proxy/core/config/config.h"
#include "ui/page.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QTableWidget;
class QVBoxLayout;

namespace gatehouse::app {
struct PublishOutcome;
}

namespace gatehouse::ui {

class Banner;
class PageFrame;

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
    QWidget* makeProviders();
    QWidget* makeKeys();
    QWidget* makeModels();
    void showConfig();
    void showProviders();
    void showKeys();
    void showModels();
    QWidget* makeProviderRow(const config::ProviderConfig& provider);
    QWidget* makeKeyRow(const config::KeyConfig& key);

    void add();
    void edit(config::ProviderConfig provider, bool isNew);
    void keep(config::ProviderConfig provider, const Secret& key, bool keyTyped, bool isNew);
    void removeProvider(const std::string& id);
    void test(const std::string& id);
    void newKey();
    void revoke(const std::string& id);
    bool unlockVault();
    /// Publishes, tells so with Undo, or shows what is wrong.
    void publish(config::Config next, const QString& note, const QString& toast, bool undo);

    PageFrame* frame_ = nullptr;
    Banner* banner_ = nullptr;
    QVBoxLayout* providerRows_ = nullptr;
    QVBoxLayout* keyRows_ = nullptr;
    QCheckBox* open_ = nullptr;
    QLabel* openWords_ = nullptr;
    QLineEdit* search_ = nullptr;
    QTableWidget* models_ = nullptr;
    QLabel* modelCount_ = nullptr;
    app::ProviderCheck* check_ = nullptr;
    std::string checking_;
    QHash<QString, app::CheckOutcome> outcomes_;  // by provider id, this session
};

}  // namespace gatehouse::ui
