#pragma once

#include <vector>

#include "ui/page.h"

class QAbstractButton;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class ProvidersStep;
class WizardStep;

/// The first run, in four steps: where things live, providers, address, connect. Each step puts
/// its choices in force when one goes on; every step can be left for Traffic.
///
/// Params  {"step": 1 … 4}: the step to open.
class WizardPage : public Page {
    Q_OBJECT

public:
    explicit WizardPage(const PageContext& context, QWidget* parent = nullptr);

    void open(const QVariantMap& params) override;

    [[nodiscard]] int step() const { return at_ + 1; }

    [[nodiscard]] ProvidersStep* providers() const { return providers_; }

protected:
    void activated() override;
    void deactivated() override;

private:
    QWidget* makeStepList();
    QWidget* makeFoot();
    void show(int step);
    void next();
    void finish();

    std::vector<WizardStep*> steps_;
    std::vector<QAbstractButton*> marks_;
    ProvidersStep* providers_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    Banner* banner_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* words_ = nullptr;
    QPushButton* skip_ = nullptr;
    QPushButton* back_ = nullptr;
    QPushButton* next_ = nullptr;
    int at_ = 0;
    bool busy_ = false;
};

}  // namespace gatehouse::ui
