#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <QWidget>

#include "app/connect/discovery.h"
#include "app/connect/setup.h"
#include "app/import/settings_file.h"
#include "ui/page.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace gatehouse::app {
class ProviderCheck;
struct CheckOutcome;
}  // namespace gatehouse::app

namespace gatehouse::ui {

class ConnectView;
class Dot;
class ElidedLabel;

/// One step of the wizard.
class WizardStep : public QWidget {
    Q_OBJECT

public:
    using Left = std::function<void(bool ok, const QString& trouble)>;
    using QWidget::QWidget;

    virtual void enter() {}

    virtual void leave() {}

    /// Puts in force what was chosen; the next step opens when it went well.
    virtual void apply(const Left& done) { done(true, {}); }
};

/// Where settings, log and keys are kept.
class PlacesStep : public WizardStep {
    Q_OBJECT

public:
    explicit PlacesStep(const PageContext& context, QWidget* parent = nullptr);
    void enter() override;
    /// Opens the encrypted file where a pass phrase was typed.
    void apply(const Left& done) override;
    /// The data go there from the next start on, which is at once.
    void moveTo(const QString& folder);

private:
    QWidget* makeVault();
    void showKeychain(const QString& trouble);

    PageContext context_;
    app::Setup* setup_;
    Dot* dot_ = nullptr;
    QLabel* keychain_ = nullptr;
    QLabel* moved_ = nullptr;
    QWidget* vault_ = nullptr;
    QLineEdit* phrase_ = nullptr;
    QLineEdit* again_ = nullptr;
    bool asked_ = false;
};

/// What was found on this computer, and a key by hand. Nothing is used that was not ticked.
class ProvidersStep : public WizardStep {
    Q_OBJECT

public:
    explicit ProvidersStep(const PageContext& context, QWidget* parent = nullptr);
    void enter() override;
    void apply(const Left& done) override;
    /// Shows a provider that was found; enter() does so for what it finds.
    void offer(const app::FoundProvider& found);
    /// Reads settings of this or another gateway; they are used when one goes on.
    void importFile(const QString& path);

    /// Takes the program's own environment unless another is given; before the first enter().
    void setEnvironment(const QProcessEnvironment& environment) { environment_ = environment; }

    /// Asks these servers instead of those of the catalogue; likewise.
    void setServers(std::vector<config::ProviderConfig> servers) { servers_ = std::move(servers); }

private:
    struct Offer {
        app::FoundProvider found;
        QCheckBox* box = nullptr;
    };

    QWidget* makeFound();
    QWidget* makeByHand();
    QWidget* makeImport();
    void showImported();
    void applyChoices(const Left& done);
    void showFound();
    void check();
    void showOutcome(const app::CheckOutcome& outcome);
    [[nodiscard]] config::ProviderConfig typed() const;

    PageContext context_;
    app::Setup* setup_;
    app::ProviderCheck* check_;
    QProcessEnvironment environment_ = QProcessEnvironment::systemEnvironment();
    std::optional<std::vector<config::ProviderConfig>> servers_;
    std::vector<Offer> offers_;
    QVBoxLayout* rows_ = nullptr;
    QLabel* state_ = nullptr;
    QComboBox* kind_ = nullptr;
    QLineEdit* key_ = nullptr;
    QPushButton* test_ = nullptr;
    QLabel* result_ = nullptr;
    QLabel* importResult_ = nullptr;
    app::ImportedSettings imported_;
    bool looked_ = false;
    bool looking_ = false;
};

/// The port, and whether this machine's calls need a key.
class AddressStep : public WizardStep {
    Q_OBJECT

public:
    explicit AddressStep(const PageContext& context, QWidget* parent = nullptr);
    void enter() override;
    void leave() override;
    void apply(const Left& done) override;

private:
    void showState();
    void showConfig();
    [[nodiscard]] int livePort() const;

    PageContext context_;
    int shown_ = 0;  // what port_ was filled with; another value is the user's
    QSpinBox* port_ = nullptr;
    QCheckBox* open_ = nullptr;
    Dot* dot_ = nullptr;
    QLabel* state_ = nullptr;
    QPushButton* other_ = nullptr;
    int offered_ = 0;
};

/// Snippets and a test request.
class ConnectStep : public WizardStep {
    Q_OBJECT

public:
    explicit ConnectStep(const PageContext& context, QWidget* parent = nullptr);
    void enter() override;
    void leave() override;

private:
    ConnectView* view_;
};

}  // namespace gatehouse::ui
