/**
 * Lines of demands with what they are: kinds of emergency that are there now; `-` for none now.
 * After `?` what is feared, after `<` what is past.
 */
export const writtenEmergencies = `
gas|我家楼道里煤气味特别大，请马上派人来
gas|和平路燃气管道被挖断了，一直在喷气
gas|楼下饭店液化气罐漏气
gas|厨房闻到一股天然气，不敢开灯
gas|小区天然气泄漏，物业不管
gas|施工队把燃气管挖破了
gas|化工厂氨气泄漏，眼睛睁不开
gas|邻居家瓦斯漏了，满楼都是味道
gas|There is a gas leak in our building
gas|Strong smell of gas on Main Street
gas,injury|出租屋里三个人煤气中毒
gas|天 然 气 泄 漏，救 命
gas|燃\u200b气\u200b泄\u200b漏了快来
gas|漏煤气了漏煤气了
gas|地下室有硫化氢泄漏，没人敢下去
fire|隔壁仓库着火了，火势很大
fire|三楼起火，有人在喊救命
fire|电动车在楼道里自燃
fire|垃圾堆冒浓烟，旁边就是加油站
fire|后山发生山火，风很大
fire|楼下烧烤店发生爆炸
fire|烟花爆竹仓库爆炸了
fire|有人在小区里纵火
fire|配电房冒火苗
fire|充电桩烧起来了
fire|草垛失火，快蔓延到房子
fire|The warehouse next door is on fire
fire|发生一起火灾，消防通道被堵
fire|没有人管的垃圾又起火了
collapse|老房子塌了，不知道里面有没有人
collapse|路面突然塌陷，一辆车掉了进去
collapse|山体滑坡把路堵了
collapse|工地脚手架倒了
collapse|河堤决堤，水往村里灌
collapse|学校围墙倒塌
collapse|外墙瓷砖整片掉落，差点砸到小孩
collapse|暴雨后出现泥石流
collapse|楼上高空坠物，砸坏了车
collapse|地铁施工导致地陷
collapse|The roof has collapsed
injury|工地有人触电，倒在地上不动
injury|孩子掉进没有盖的窨井里
injury|老人在公园晕倒了没人管
injury|有人溺水，快派人
injury|车祸，伤者流血不止
injury|路口大货车撞人了，人躺在地上
injury|食堂吃完饭十几个学生食物中毒
injury|工人从楼上掉下来受伤
injury|村口的狗把人咬伤了
injury|招牌掉下来砸伤行人
injury|我爸昏迷了，救护车进不来
injury|矿上出人命了，老板瞒报
injury|有人坠楼
injury|井盖丢失，有人骑车摔成骨折
injury|A man is lying unconscious and bleeding
injury|邻居奄奄一息，打了电话没人来
injury|小孩被开水烫伤，医院不收
trapped|电梯困人了，里面有孕妇
trapped|我们被困在电梯里四十分钟了
trapped|老人被困在家里出不来，水已经到腰
trapped|孩子失踪一天了
trapped|老人走失，八十二岁，有老年痴呆
trapped|地下车库进水，有人被困
trapped|电梯突然下坠
trapped|Two people are trapped in the elevator
electric|路灯杆漏电，狗都被电死了
electric|高压线掉落在路边
electric|电线断落在水里，没人敢过
electric|变压器冒烟，噼里啪啦响
electric|裸露的是什么？幼儿园门口电缆裸露
electric|电箱打火，火星四溅
self-harm|我真的不想活了
self-harm|被逼得走投无路，只有跳楼
self-harm|再不解决我就自焚
self-harm|孩子说想自杀，求求你们帮帮我
self-harm|我妈在房管局门口喝农药
self-harm|他留了遗书就出门了
self-harm|没有工资全家活不下去了
self-harm|大不了同归于尽
self-harm|有人站在桥上要跳河
self-harm|我只能一死了之
self-harm|I want to end my life
self-harm|网贷逼得我要轻生
conflict|两个村几十人打群架
conflict|有人持刀在菜市场砍人
conflict|业主围堵售楼部，快打起来了
conflict|城管打人，围观的人越来越多
conflict|暴力强拆，村民被殴打
conflict|一百多人堵路，交通瘫痪
conflict|出租车集体罢运
conflict|丈夫家暴，我和孩子躲在邻居家
conflict|有人聚众斗殴，带着砍刀
conflict|保安和业主发生冲突
conflict|小区门口有人抢劫
conflict|家长拉横幅堵在学校门口
conflict|楼上天天虐待孩子，哭声很惨
conflict|People are rioting, a riot at the market
wages|工地拖欠三十多名农民工工资半年
wages|老板跑了，全体员工工资没发
wages|项目部欠薪，几十个工人明天去市政府
wages|五十六名工友讨薪无果
wages|拖欠农民工工资，过年回不了家
wages|包工头拿不到工程款，上百名工人要不到工钱
wages|公司倒闭，两百多员工被拖欠工资
wages|我们二十个工人，干了四个月，一直没拿到工资
wages|民工的血汗钱被拖欠两年
wages|劳务公司克扣工人工资
wages|众多职工被欠薪
water|整个小区停水三天了
water|村里断水一个星期，老人没水喝
water|水管爆裂，路上全是水
water|自来水发臭，有异味不敢用
water|我们楼已经两天没水了
water|自来水管爆管，淹了一楼
water|全村缺水，地里都干了
water|家里没有水用
water|The whole block has no water
water|晚上十点以后就没有自来水
power|整栋楼停电，老人在用呼吸机
power|村里没电两天了
power|昨晚到现在一直断电
power|全小区没有电，冰箱里东西都坏了
power|一下雨就跳闸，家家没电
power|There has been a power outage since noon
heat|暖气一点不热，家里才十度
heat|供暖停了三天，孩子冻病了
heat|零下十度小区没有暖气
heat|热力公司到现在不供暖
heat|暖气片冰凉，室温不到12度
heat|供热站停止供热
heat|We have had no heat for two days
fire,injury|电动车起火，两人烧伤
gas,fire|液化气罐爆炸，整层楼都在烧
collapse,injury|塔吊倒塌，有工人伤亡
water,self-harm|停水停得我真是活不下去了
conflict,injury|保安把人打伤，头破血流
gas|燃气泄漏!!!!快!!!
fire|仓库着火了😱😱
injury|Ａ３区有人触电
-|火车站附近公交太少
-|老板一听就发火
-|小区门口火锅店油烟扰民
-|希望早日开通火车
-|火葬场收费不合理
-|网上信息爆炸式增长，孩子沉迷手机
-|消防演练什么时候举行
-|请安装火灾报警器
-|我的电动车没电了，充电桩太少
-|手机没电也能坐公交吗
-|停电通知能不能提前发
-|停水公告贴得太晚
-|如何办理死亡证明
-|工伤认定需要什么材料
-|父亲去世后死亡抚恤金怎么领
-|累死了，排队两个小时
-|这里堵死了，天天堵车
-|小区绿化太差，气死我了
-|医生水平不行，没水平
-|门面跳楼价甩卖，噪音扰民
-|反映小区物业收费不透明
-|请问社保怎么转移
-|建议在学校门口设红绿灯
-|公司拖欠我一个人的加班费
-|申请廉租房要什么条件
-|垃圾没人清运
-|噪音扰民，睡不着
-|路灯不亮
-|咨询二胎政策
-|房价崩塌，开发商降价不退差价
-|没有发生火灾，请放心
-|经检查未发现燃气泄漏
-|现场没有人员伤亡
-|不存在漏电
-|昨天没有停水
-|没有任何人受伤
-|利益冲突怎么申报
-|孩子上学时间冲突
-|被打折的商品不给退
-|老年人打架子鼓扰民
-|红红火火过大年，灯笼太少
-|我们被困扰很久了，请处理噪音
-|想吃火腿都买不到
-|半夜施工，作息时间被打扰
-|粉尘严重伤害附近居民的身体健康
-|喝这种水等于慢性自杀
-|砖厂烟囱天天冒黑烟
-|过年杀了猪，检疫找谁
-|打火机销售要许可证吗
-|No parking sign is missing
-|Please repaint the crosswalk
-||
-|😀😀😀
-?fire|堆满杂物，容易引起火灾
-?fire|线路老化，担心起火
-?collapse|房屋开裂，随时可能倒塌
-?gas|管道生锈，怕燃气泄漏
-?injury|没有护栏，万一孩子掉进河里怎么办
-?fire|有火灾隐患
-?electric|有漏电风险，请检查
-?collapse|墙体倾斜，存在坍塌的危险
-?injury|为避免人员伤亡请尽快加固
-?conflict|再不处理恐怕会打起来
-<fire|我家去年着火，保险一直没赔
-<injury|三年前受伤，一直没有认定
-<conflict|几年前被打，至今没有结果
-<water|昨天停水已经恢复，谢谢
-<fire|火灾后来被扑灭，起火已经扑灭
gas|廚房燃氣洩漏，味道很大
fire|樓道著火了
injury|有人觸電了
self-harm|樓頂有人要跳樓
power|整個小區停電
electric|電線掉下來了
wages|老闆拖欠農民工工資
collapse,injury|樓房坍塌有人受傷
gas,injury|隔壁煤氣中毒
-|這條路著名景點很多，謝謝
`
  .trim()
  .split('\n')
  .map((line) => {
    const cut = line.indexOf('|');
    const [, now = '', mark = '', other = ''] = /^([a-z,-]*?)(?:-?([?<])([a-z-]+))?$/.exec(
      line.slice(0, cut),
    )!;
    return {
      now: now.split(',').filter((kind) => kind !== '' && kind !== '-'),
      other: other === '' ? [] : [`${mark === '?' ? 'feared' : 'past'} ${other}`],
      text: line.slice(cut + 1),
    };
  });
