#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "app/connect/discovery.h"
#include "app/connect/setup.h"
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

private:
    PageContext context_;
    app::Setup* setup_;
    Dot* dot_ = nullptr;
    QLabel* keychain_ = nullptr;
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

    /// Takes the program's own environment unless another is given; before the first enter().
    void setEnvironment(const QProcessEnvironment& environment) { environment_ = environment; }

private:
    struct Offer {
        app::FoundProvider found;
        QCheckBox* box = nullptr;
    };

    QWidget* makeFound();
    QWidget* makeByHand();
    void showFound();
    void check();
    void showOutcome(const app::CheckOutcome& outcome);
    [[nodiscard]] config::ProviderConfig typed() const;

    PageContext context_;
    app::Setup* setup_;
    app::ProviderCheck* check_;
    QProcessEnvironment environment_ = QProcessEnvironment::systemEnvironment();
    std::vector<Offer> offers_;
    QVBoxLayout* rows_ = nullptr;
    QLabel* state_ = nullptr;
    QComboBox* kind_ = nullptr;
    QLineEdit* key_ = nullptr;
    QPushButton* test_ = nullptr;
    QLabel* result_ = nullptr;
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
