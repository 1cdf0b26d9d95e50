#pragma once

#include <string>
#include <vector>

#include <QTimer>

#include "app/limits/limit_edit.h"
#include "app/limits/policy_rows.h"
#include "proxy/shell/engine/limit_use.h"
#include "ui/page.h"

class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class EmptyState;
class LimitList;
class LimitTester;
class LimitView;
class PageFrame;
class PolicyList;
class Skeleton;

/// Budgets & Limits: the list of all with what is used now, the policies of gateways, a tester, and
/// the view of one.
///
/// Shape   figures come from the engine's own counts once a second while the page is seen
class LimitsPage : public Page {
    Q_OBJECT

public:
    explicit LimitsPage(const PageContext& context, QWidget* parent = nullptr);
    /// {"limit": id} opens it.
    void open(const QVariantMap& params) override;

protected:
    void activated() override;
    void deactivated() override;

private:
    QWidget* makeList();
    void showConfig();
    void showUses();
    void showPrices();
    void showPlace(int place);  ///< of the stack
    void askUses();
    void askUnpriced();
    void showPolicies();
    void askStaged();
    void editPolicy(const app::PolicyRow* row);
    void switchPolicy(const app::PolicyRow& row, bool on);
    void removePolicy(const app::PolicyRow& row);
    void begin(app::LimitPreset preset);
    void removeLimit(const std::string& id);
    void go(const std::string& id);

    std::vector<engine::LimitUse> uses_;
    QStringList unpriced_;
    std::vector<app::StagedPolicy> staged_;
    std::string awaited_;  ///< asked for before the config was there
    bool isAsking_ = false;
    QTimer timer_;
    QStackedWidget* stack_;
    PageFrame* frame_ = nullptr;
    Banner* banner_ = nullptr;
    Banner* prices_ = nullptr;
    Skeleton* skeleton_ = nullptr;
    EmptyState* empty_ = nullptr;
    LimitList* list_ = nullptr;
    PolicyList* policies_ = nullptr;
    LimitTester* tester_ = nullptr;
    LimitView* view_;
};

}  // namespace gatehouse::ui
